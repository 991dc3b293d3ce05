import { type ReactNode, useId } from 'react'
import { message } from '../../words/messages.ts'

interface Props {
  readonly name: 'custody' | 'obligations' | 'toll' | 'discrepancies'
  readonly empty: boolean
  readonly children: ReactNode
}

/** One of the register's four blocks, with what it is for and a sentence when there is nothing in it. */
export function Block({ name, empty, children }: Props) {
  const id = useId()
  return (
    <section className={`block ${name}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{message(`${name}.title`)}</h2>
        <p>{message(`${name}.help`)}</p>
      </header>
      {empty ? <p className="empty">{message(`${name}.nothing`)}</p> : children}
    </section>
  )
}

/** A figure or a state that opens its reasons. Its words stay readable apart from it. */
export function WhyButton({
  answer,
  onWhy,
  children,
  label,
}: {
  readonly answer: string
  readonly onWhy: (answer: string) => void
  readonly children: ReactNode
  readonly label?: string
}) {
  return (
    <button type="button" className="figure" onClick={() => onWhy(answer)} aria-label={label} aria-haspopup="dialog">
      {children}
      <span className="why-mark" aria-hidden="true">
        {message('why.open')}
      </span>
    </button>
  )
}
