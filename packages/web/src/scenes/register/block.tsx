import type { RegisterAsk } from '@muster/contract'
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

/** Opens the reasons of an answer, of other days than the register shows where these are told. */
export type OpenWhy = (answer: string, on?: Partial<RegisterAsk>) => void

interface WhyProps {
  readonly answer: string
  readonly onWhy: OpenWhy
  readonly on?: Partial<RegisterAsk>
  readonly children: ReactNode
  /** The whole answer as a sentence, for those who hear a figure apart from its row. */
  readonly says?: string
}

/** A figure or a state that opens its reasons. */
export function WhyButton({ answer, onWhy, on, children, says }: WhyProps) {
  return (
    <button
      type="button"
      className="figure"
      onClick={() => onWhy(answer, on)}
      aria-description={says}
      aria-haspopup="dialog"
    >
      {children} <span className="why-mark">{message('why.open')}</span>
    </button>
  )
}
