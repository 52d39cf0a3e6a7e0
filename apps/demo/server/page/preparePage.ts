/**
 * Writes language and theme into the page's `<html>` tag, so that the first paint is right. Both come from cookies that
 * the pages set. Without a cookie the language is the browser's.
 */
export function preparePage(html: string, request: Request): string {
  const cookies = request.headers.get('cookie') ?? ''
  const theme = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies)?.[1]
  const language =
    /(?:^|;\s*)language=(de|en)(?:;|$)/.exec(cookies)?.[1] ?? fromHeader(request.headers.get('accept-language'))
  return html.replace('<html lang="en">', `<html lang="${language}"${theme ? ` data-theme="${theme}"` : ''}>`)
}

function fromHeader(acceptLanguage: string | null): 'de' | 'en' {
  return /^\s*de\b/i.test(acceptLanguage ?? '') ? 'de' : 'en'
}
