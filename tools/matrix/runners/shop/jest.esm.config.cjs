// Jest 30 with ES modules as they are: NODE_OPTIONS=--experimental-vm-modules. Only JSX has to be transformed.
module.exports = {
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['node'] },
  extensionsToTreatAsEsm: ['.jsx'],
  transform: {
    '\\.jsx$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'es6' },
      },
    ],
  },
}
