// Jest 30 with Babel, its own transformer.
const { testEnvironment, testEnvironmentOptions, transformIgnorePatterns } = require('./jest.config.cjs')

const presets = [
  ['@babel/preset-env', { targets: { node: 'current' } }],
  ['@babel/preset-react', { runtime: 'automatic' }],
]
module.exports = {
  testEnvironment,
  testEnvironmentOptions,
  transformIgnorePatterns,
  // `configFile: false`: the presets apply to node_modules too, which a .babelrc would not do.
  transform: { '\\.[jt]sx?$': ['babel-jest', { configFile: false, presets }] },
}
