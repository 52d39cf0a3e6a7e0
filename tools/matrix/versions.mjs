// The exact versions of the tools of others that the matrix runs. All of them install and run on Node 20.19 or newer.

export const typescript = { 5.4: '5.4.5', 5.6: '5.6.3', 5.9: '5.9.3', '6.0': '6.0.3', '7.0': '7.0.2' }

/** React and its types, by major version. */
export const react = {
  18: { react: '18.3.1', 'react-dom': '18.3.1', '@types/react': '18.3.32', '@types/react-dom': '18.3.7' },
  19: { react: '19.3.1', 'react-dom': '19.3.1', '@types/react': '19.3.0', '@types/react-dom': '19.3.0' },
}

export const query = { '@tanstack/react-query': '5.108.0' }

export const nodeTypes = { '@types/node': '20.19.43' }

/** All packages of ours. The tarballs are installed in place of the range. */
export const kit = {
  '@hakuna-kit/core': '*',
  '@hakuna-kit/react': '*',
  '@hakuna-kit/sandbox': '*',
  '@hakuna-kit/server': '*',
}

/** What tools/bundlers needs, besides Vite and esbuild, which are tools of this repository too. */
export const bundlers = {
  '@rollup/plugin-commonjs': '29.0.3',
  '@rollup/plugin-node-resolve': '16.0.3',
  '@rollup/plugin-replace': '6.0.3',
  '@rspack/core': '2.3.3',
  next: '16.4.6',
  parcel: '2.16.4',
  rollup: '4.68.8',
  'source-map-loader': '5.0.0',
  webpack: '5.113.0',
}

/** Test runners, what they need for JSX, and what a component test of a shop uses. */
export const runners = {
  '@babel/core': '7.29.13',
  '@babel/preset-env': '7.29.14',
  '@babel/preset-react': '7.9.4',
  '@swc/core': '1.16.22',
  '@swc/jest': '0.2.39',
  '@testing-library/dom': '10.4.2',
  '@testing-library/react': '16.3.3',
  '@testing-library/user-event': '14.6.13',
  'babel-jest': '30.5.2',
  'happy-dom': '21.0.4',
  jest: '30.5.2',
  'jest-environment-jsdom': '30.5.2',
  jsdom: '29.1.1',
  vitest: '4.1.12',
}

export const managers = { pnpm: '12.21.0', vite: '8.3.8' }

/** Package managers that come from npm. npx runs the others. */
export const managerTools = { '@oven/bun-linux-x64': '1.4.4', '@yarnpkg/cli-dist': '4.18.1', yarn: '1.22.22' }
