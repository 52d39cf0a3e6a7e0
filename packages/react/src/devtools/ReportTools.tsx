'use client'
import { useState } from 'react'
import type { RecordingState } from './createRecording.js'
import { toSupportReport } from './supportReport.js'
import type { TimelineEntry } from './TimelineEntry.js'

export type ReportToolsProps = {
  state: RecordingState
  entries: readonly TimelineEntry[]
  locale: string
  now: () => number
}

/** Copies or saves the report for support, and shows beforehand what is in it. */
export function ReportTools({ state, entries, locale, now }: ReportToolsProps) {
  const [said, setSaid] = useState('')
  const [preview, setPreview] = useState<string | null>(null)
  const write = (): string => toSupportReport({ state, entries, locale, now: now() })

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(write())
      setSaid('Report copied.')
    } catch {
      // No clipboard without https, and not every page may use it.
      setSaid('The browser did not let the report be copied. Save it instead.')
    }
  }
  const save = () => {
    saveFile(`hakuna-kit-report-${new Date(now()).toISOString().replaceAll(/[:.]/g, '-')}.json`, write())
    setSaid('Report saved.')
  }
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy report
      </button>
      <button type="button" onClick={save}>
        Save report
      </button>
      <button
        type="button"
        aria-expanded={preview !== null}
        onClick={() => setPreview(preview === null ? write() : null)}
      >
        Show report
      </button>
      <span className="said" role="status">
        {said}
      </span>
      {preview !== null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must scroll by keyboard as well.
        <pre role="region" aria-label="Report" tabIndex={0}>
          {preview}
        </pre>
      )}
    </>
  )
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the file once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
