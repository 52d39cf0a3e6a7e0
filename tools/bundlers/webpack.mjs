import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toPattern } from './Build.mjs'
import { writeHtml } from './writeHtml.mjs'

/** @type {(page: import('./Build.mjs').Build) => Promise<import('./Build.mjs').Built>} */
export const webpack = (page) => {
  const load = createRequire(join(page.folder, 'package.json'))
  return buildWith(load('webpack'), page, load.resolve('source-map-loader'))
}

/** @type {(page: import('./Build.mjs').Build) => Promise<import('./Build.mjs').Built>} */
export const rspack = (page) => {
  const load = createRequire(join(page.folder, 'package.json'))
  return buildWith(load('@rspack/core').rspack, page, load.resolve('source-map-loader'))
}

/** webpack and Rspack have the same configuration. */
async function buildWith(bundler, { folder, entry, out, mode, outside }, sourceMapLoader) {
  const compiler = bundler({
    mode,
    context: folder,
    entry,
    devtool: 'source-map',
    module: {
      rules: [
        // Reads the source maps of all packages, and warns of each that leads nowhere.
        { test: /\.js$/, enforce: 'pre', use: [sourceMapLoader] },
        { test: /\.css$/, type: 'css/auto' },
      ],
    },
    output: {
      path: out,
      publicPath: '/',
      filename: '[name].js',
      chunkFilename: '[name].js',
      ...(outside && { module: true, library: { type: 'module' } }),
    },
    experiments: { css: true, ...(outside && { outputModule: true }) },
    performance: { hints: false },
    ...(outside && {
      externals: [toPattern(outside)],
      externalsType: 'module',
      // What loads chunks: the shop has it already.
      optimization: { runtimeChunk: { name: runtime } },
    }),
  })
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, done) =>
      compiler.close((problem) => ((error ?? problem) ? reject(error ?? problem) : resolve(done))),
    )
  })
  const { errors, warnings, chunks, entrypoints } = stats.toJson({
    all: false,
    errors: true,
    warnings: true,
    chunks: true,
    entrypoints: true,
    ids: true,
  })
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  const names = entrypoints.main.assets.map(({ name }) => name)
  const isScript = (name) => name.endsWith('.js')
  writeHtml(out, {
    scripts: names.filter(isScript),
    stylesheets: names.filter((name) => name.endsWith('.css')),
    isModule: Boolean(outside),
  })
  const files = chunks.flatMap(({ files: made, initial }) =>
    made.filter(isScript).map((name) => ({ name, code: readFileSync(join(out, name), 'utf8'), isFirst: initial })),
  )
  return {
    warnings: warnings.map(({ message }) => message),
    files: files.filter(({ name }) => name !== `${runtime}.js`),
  }
}

const runtime = 'runtime'
