import type { InsurerView } from '../../../shared/insurerApi.js'
import { Chip } from '../Chip.js'
import { Json } from '../Json.js'
import { useOfficeText } from '../useOfficeText.js'

type Message = InsurerView['messages'][number]

/** Every received message, with the result of the insurer's checks. */
export function Messages({ messages, count }: { messages: Message[]; count: number }) {
  const { text } = useOfficeText()
  return (
    <section aria-labelledby="messages-title">
      <h2 id="messages-title">
        {text.received} <span className="muted">{count}</span>
      </h2>
      {messages.length === 0 && <p className="muted">{text.noMessages}</p>}
      <ul className="office-messages">
        {messages.map((message, index) => (
          <li key={count - index}>
            <MessageRow message={message} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function MessageRow({ message }: { message: Message }) {
  const { text, formatMoment } = useOfficeText()
  const { method, path, status, errorCode, fault, replayed, validationErrors, body, query } = message
  return (
    <details className="office-message" data-path={path}>
      <summary>
        <Chip tone={status < 300 ? 'good' : 'bad'}>{status}</Chip>
        <code>
          {method} {path}
        </code>
        <span className="muted small">
          {[
            formatMoment(message.receivedAt),
            typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string' && body.type,
            errorCode ?? text.valid,
            fault && text.injected,
            replayed && text.replayed,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </summary>
      {validationErrors.length > 0 && <p className="office-failure">{validationErrors.join(' ')}</p>}
      <Json value={body ?? query} />
    </details>
  )
}
