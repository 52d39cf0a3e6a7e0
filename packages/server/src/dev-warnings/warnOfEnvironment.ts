const warned = /* @__PURE__ */ new Set<string>()

function warnOnce(name: string, line: string): void {
  if (warned.has(name)) return
  warned.add(name)
  console.warn(`Hakuna Kit (server): ${line}`)
}

/** An option was not given although the environment has its value. Once for each variable of a process. */
export function warnOfEnvironment(options: { secretKey: string; baseUrl?: string | undefined }): void {
  const { HAKUNA_SECRET_KEY: secretKey, HAKUNA_BASE_URL: baseUrl } = process.env
  if (baseUrl && options.baseUrl === undefined) {
    warnOnce(
      'HAKUNA_BASE_URL',
      'HAKUNA_BASE_URL is set but the option baseUrl is not given, so calls go to the insurer and not there: the ' +
        'kit reads no environment variables. Pass baseUrl: process.env.HAKUNA_BASE_URL.',
    )
  }
  if (secretKey && options.secretKey !== secretKey) {
    warnOnce(
      'HAKUNA_SECRET_KEY',
      'HAKUNA_SECRET_KEY is set but another secretKey was given, so calls are made with that one: the kit reads no ' +
        'environment variables. Pass secretKey: process.env.HAKUNA_SECRET_KEY, or unset the variable.',
    )
  }
}
