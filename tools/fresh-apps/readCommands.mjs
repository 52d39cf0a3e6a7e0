/** The README's commands: what installs, what starts the sandbox, and what starts the shop. Fails at any other. */
export function readCommands(blocks) {
  const lines = blocks.filter(({ title }) => title === undefined).flatMap(({ code }) => code.trim().split('\n'))
  const take = (pattern) => lines.filter((line) => pattern.test(line))
  const commands = {
    install: take(/^npm install /),
    sandbox: take(/^npx @hakuna-kit\/sandbox /),
    run: take(/ npm run dev$/),
  }
  const known = Object.values(commands).flat()
  const unknown = lines.filter((line) => !known.includes(line))
  if (unknown.length > 0) throw new Error(`The README has a command that no check runs: ${unknown.join(', ')}`)
  if (commands.sandbox.length !== 1 || commands.run.length !== 1) {
    throw new Error('The README has to tell once how to start the sandbox, and once how to start the shop.')
  }
  return { install: commands.install, sandbox: commands.sandbox[0], run: commands.run[0] }
}
