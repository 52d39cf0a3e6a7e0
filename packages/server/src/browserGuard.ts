// Bundlers for browsers get this file instead of the server's entry. It exports nothing, so an import by name fails the
// build. Any other import throws here, before a key could be passed.
throw new Error(
  '@hakuna-kit/server holds the secret key and must not be part of a page. ' +
    'Call the proxy from the browser with @hakuna-kit/core instead.',
)

export {}
