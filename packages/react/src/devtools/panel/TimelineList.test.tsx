import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { TimelineEntry } from '../recording/TimelineEntry.js'
import { TimelineList } from './TimelineList.js'

const entries: TimelineEntry[] = [{ id: 1, at: 0, event: { type: 'cart_read', lines: [] } }]

it.each([
  [0, []],
  [7, ['7 older entries were dropped.']],
])('where %i older entries were dropped it says so: %j', (dropped, expected) => {
  render(<TimelineList entries={entries} dropped={dropped} names={new Map()} />)
  expect(screen.queryAllByText(/dropped/).map(({ textContent }) => textContent)).toEqual(expected)
  expect(screen.getAllByRole('listitem')).toHaveLength(1)
})
