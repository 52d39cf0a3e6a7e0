import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Serves on a free port until the test ends. `whenAsked`: when the next request has come. */
export async function listen(
  listener: RequestListener,
): Promise<{ port: number; url: string; whenAsked: () => Promise<ServerResponse> }> {
  const server = createServer(listener)
  const whenAsked = () => new Promise<ServerResponse>((resolve) => server.once('request', (_req, res) => resolve(res)))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}`, whenAsked }
}

/** Sends text as it is and answers what comes back until the server closes. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}
