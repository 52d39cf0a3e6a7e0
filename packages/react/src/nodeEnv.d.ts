// Bundlers put a constant in the place of `process.env.NODE_ENV`. This declares no more of Node than that. It is not
// published, and merges with the types of Node where a program has them.
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: string | undefined
  }
  interface Process {
    env: ProcessEnv
  }
}
declare var process: NodeJS.Process
