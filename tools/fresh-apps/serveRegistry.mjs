import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

/**
 * Serves tarballs as an npm registry does, so that `npm install` and `npx` work with our packages word for word.
 *
 * @returns the address for `@hakuna-kit:registry`, and a way to end it
 */
export async function serveRegistry(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  const packages = files.map((file) => {
    const content = readFileSync(join(folder, file))
    const manifest = JSON.parse(
      execFileSync('tar', ['-xOzf', join(folder, file), 'package/package.json'], { encoding: 'utf8' }),
    )
    const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`
    return { file, content, manifest, integrity }
  })
  // npm keeps answers by address. With this in the address, it never takes a tarball of an earlier run.
  const revision = createHash('sha1')
    .update(packages.map(({ integrity }) => integrity).join())
    .digest('hex')

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(`/${revision}/`, '')
    const found = packages.find(({ file, manifest }) => path === file || path === manifest.name)
    if (!found) return void response.writeHead(404).end()
    if (path === found.file) return void response.end(found.content)
    const { name, version } = found.manifest
    const dist = { tarball: `${url}${found.file}`, integrity: found.integrity }
    response.setHeader('content-type', 'application/json')
    const versions = { [version]: { ...found.manifest, dist } }
    response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }))
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${server.address().port}/${revision}/`
  return { url, close: () => server.close() }
}
