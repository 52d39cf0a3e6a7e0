import { describe, expect, it } from 'vitest'
import { loadPeer } from './loadPeer.js'

describe('loadPeer', () => {
  it('says which package to install', async () => {
    const name = 'no-such-package'
    await expect(loadPeer(() => import(/* @vite-ignore */ name), name, 'The outbox')).rejects.toMatchObject({
      code: 'outbox_missing_package',
      message:
        'The outbox needs the package "no-such-package", which is not installed. Run: npm install no-such-package',
    })
  })

  it('passes on what else goes wrong', async () => {
    await expect(loadPeer(() => Promise.reject(new Error('broken')), 'pg', 'The outbox')).rejects.toThrow('broken')
  })
})
