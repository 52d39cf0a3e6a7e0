import { gzipSync } from 'node:zlib'

/** Bytes that a browser downloads: after gzip, without the address of the source map, which only some builds have. */
export const sizeOf = (code) => gzipSync(code.replace(/\n?\/\/# sourceMappingURL=\S*\s*$/, ''), { level: 9 }).length
