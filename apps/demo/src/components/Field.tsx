import { useId } from 'react'

type FieldProps = {
  name: string
  label: string
  type: string
  autoComplete: string
  required: boolean
  problem?: string | undefined
}

/** A text field with a label and, if there is one, its error. */
export function Field({ name, label, type, autoComplete, required, problem }: FieldProps) {
  const id = useId()
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
