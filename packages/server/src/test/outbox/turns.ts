import type { SuiteDatabase } from './createHarness.js'

/** What tests do to the turns of an outbox, so that they need not wait for the clock of the database. */
export function createTurns(database: SuiteDatabase, schema: string) {
  const jobs = `${schema}_queue.job`
  return {
    /** Turns that wait for another try can be taken now. */
    async makeDue(): Promise<void> {
      await database.query(`update ${jobs} set start_after = now() where state = 'retry'`)
    },
    /** The workers that have turns now do not end them in time. The next delivery finds out. */
    async endLeases(): Promise<void> {
      await database.query(`update ${jobs} set started_on = started_on - interval '1 day' where state = 'active'`)
      await database.query(`update ${schema}_queue.queue set monitor_claim_on = null`)
    },
    /** State of each turn of an order: the one that is taken or waits for another try first. */
    async states(orderId: string): Promise<string[]> {
      const { rows } = await database.query(
        `select state::text as state from ${jobs} where singleton_key = $1 order by state = 'created', created_on`,
        [orderId],
      )
      return (rows as { state: string }[]).map(({ state }) => state)
    },
    /** Seconds from the last take of an order's turn until it can be taken again. */
    async secondsUntilDue(orderId: string): Promise<number> {
      const { rows } = await database.query(
        `select extract(epoch from start_after - now())::float as seconds from ${jobs}
         where singleton_key = $1 and state = 'retry'`,
        [orderId],
      )
      return (rows[0] as { seconds: number }).seconds
    },
  }
}
