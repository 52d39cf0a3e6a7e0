import { createServer } from 'node:http'
import { createProtectionProxy } from '@hakuna-kit/server'
import { toNodeHandler } from '@hakuna-kit/server/node'

const proxy = createProtectionProxy({ secretKey: process.env.HAKUNA_SECRET_KEY! })

createServer(toNodeHandler(proxy)).listen(3000)
