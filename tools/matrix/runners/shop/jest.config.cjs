// Jest 30 with SWC. Babel needs the same lines: see jest.babel.config.cjs.
module.exports = {
  testEnvironment: 'jsdom',
  // Without this Jest takes the file for browsers of @hakuna-kit/server, which refuses to run.
  testEnvironmentOptions: { customExportConditions: ['node'] },
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react: { runtime: 'automatic' } } } },
    ],
  },
  // The kit is ES modules. Jest runs CommonJS, so it has to transform them, and those that the kit depends on.
  transformIgnorePatterns: ['/node_modules/(?!.*(@hakuna-kit|p-limit|yocto-queue)/)'],
}
