import { useState } from 'react'
import type { RecordingState } from '../recording/createRecording.js'
import { toSupportReport } from '../report/toSupportReport.js'
import type { TimelineEntry } from '../recording/TimelineEntry.js'
import { ScrollRegion } from './ScrollRegion.js'

export type ReportToolsProps = {
  state: RecordingState
  entries: readonly TimelineEntry[]
  locale: string
  now: () => number
}

/** Shows, copies and saves the report for support. */
export function ReportTools({ state, entries, locale, now }: ReportToolsProps) {
  const [status, setStatus] = useState('')
  const [preview, setPreview] = useState<string | null>(null)
  const write = (): string => toSupportReport({ state, entries, locale, now: now() })

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(write())
      setStatus('Report copied.')
    } catch {
      // The clipboard needs https and may be forbidden for the page.
      setStatus('The browser did not allow copying. Save the report instead.')
    }
  }
  const save = () => {
    saveFile(`hakuna-kit-report-${new Date(now()).toISOString().replaceAll(/[:.]/g, '-')}.json`, write())
    setStatus('Report saved.')
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
        {status}
      </span>
      {preview !== null && (
        <ScrollRegion className="report" label="Report">
          {preview}
        </ScrollRegion>
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
  // The URL must exist until the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
