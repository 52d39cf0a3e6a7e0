/** Launch options for a Chromium that needs no system package; `{}` where Playwright's own browser has to serve. */
export function chromium(options?: { from?: string; cache?: string }): Promise<{
  executablePath?: string
  args?: string[]
  env?: Record<string, string>
}>
