// A checker for Stryker: only the mutants of the sample pass it and are run. All of all files would take hours.
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { chooseMutants } from './chooseMutants.mjs'
import { createEquivalentCheck, readEquivalents } from './equivalents.mjs'

/** Written by `mutants.mjs`. `sources`: where the files stand without mutants. */
const { seed, size, sources } = JSON.parse(process.env.HAKUNA_MUTANTS ?? '{}')

class SampleChecker {
  /** Why a mutant does not run, by its id. */
  #reasons = new Map()

  async init() {}

  /** Stryker asks once, with the mutants of all files. */
  async group(mutants) {
    const all = mutants.map(({ id, fileName, location, replacement }) => ({
      id,
      file: relative(process.cwd(), fileName).split(sep).join('/'),
      start: location.start,
      end: location.end,
      replacement,
    }))
    const whyEquivalent = createEquivalentCheck(readEquivalents())
    const textOf = createReader()
    for (const mutant of all) {
      const why = whyEquivalent(textOf(mutant.file), mutant)
      if (why) this.#reasons.set(mutant.id, `equivalent: ${why}`)
    }
    const candidates = all.filter(({ id }) => !this.#reasons.has(id))
    const chosen = chooseMutants(candidates, { seed, size })
    for (const mutant of candidates) if (!chosen.has(mutant)) this.#reasons.set(mutant.id, 'not in this sample')
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map(({ id }) => {
        const reason = this.#reasons.get(id)
        return [id, reason === undefined ? { status: 'passed' } : { status: 'compileError', reason }]
      }),
    )
  }
}

function createReader() {
  const texts = new Map()
  return (file) => {
    if (!texts.has(file)) texts.set(file, readFileSync(join(sources, file), 'utf8'))
    return texts.get(file)
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: SampleChecker }]
