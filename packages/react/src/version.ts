/** Version of `@hakuna-kit/react`, kept equal to its package.json by a test. */
export const version: string = '0.1.0'
