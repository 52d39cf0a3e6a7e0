import assert from 'node:assert/strict'

/** The first HTML contains the opt-in, nothing is selected, and the answer sets a session. */
export async function checkPage({ fetch, cookies }) {
  const html = await (await fetch('/')).text()
  const optIn = /<fieldset[^>]*data-hakuna-kit="opt-in".*?<\/fieldset>/s.exec(html)?.[0] ?? ''
  assert.match(optIn, /data-state="ready"/, `the first HTML holds no opt-in: ${html.slice(0, 2_000)}`)
  assert.match(optIn, /1 Jahr Garantieerweiterung.*12,00\s€/s)
  assert.doesNotMatch(optIn, /\schecked/, 'the plan is selected')
  assert.ok(cookies.has('hakuna_session'), 'the page gives no session')
}
