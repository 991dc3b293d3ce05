import type { RegisterAsk } from '@muster/contract'
import { STANDINGS, type Standing } from '@muster/core/words'
import { useId } from 'react'
import { message } from '../../words/messages.ts'
import { datePhrase, standingPhrase } from '../../words/phrases.ts'

interface Props {
  readonly ask: RegisterAsk
  /** Days on which something happened or became known. */
  readonly days: readonly string[]
  readonly today: string
  readonly onAsk: (ask: RegisterAsk) => void
}

/** The two clocks and the standing that every answer below is for. */
export function ClockBar({ ask, days, today, onAsk }: Props) {
  const id = useId()
  const stops = [...new Set([...days, today])].filter((day) => day <= today).sort()
  const at = Math.max(
    0,
    stops.findLastIndex((day) => day <= ask.trueAt),
  )
  return (
    <form className="clocks" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{message('register.trueAt')}</span>
        <input
          type="date"
          required
          value={ask.trueAt}
          title={message('register.trueAtHelp')}
          onChange={(event) => event.target.value && onAsk({ ...ask, trueAt: event.target.value })}
        />
        <small>{datePhrase(ask.trueAt)}</small>
      </label>
      <label>
        <span>{message('register.knownBy')}</span>
        <input
          type="date"
          required
          value={ask.knownBy}
          title={message('register.knownByHelp')}
          onChange={(event) => event.target.value && onAsk({ ...ask, knownBy: event.target.value })}
        />
        <small>{datePhrase(ask.knownBy)}</small>
      </label>
      <label className="slider" htmlFor={`${id}-days`}>
        <span>{message('register.step')}</span>
        <input
          id={`${id}-days`}
          type="range"
          min={0}
          max={Math.max(0, stops.length - 1)}
          value={at}
          aria-valuetext={datePhrase(ask.trueAt)}
          onChange={(event) => {
            const day = stops[Number(event.target.value)]
            if (day) onAsk({ ...ask, trueAt: day })
          }}
        />
      </label>
      <button type="button" onClick={() => onAsk({ ...ask, trueAt: today, knownBy: today })}>
        {message('register.today')}
      </button>
      <StandingChoice value={ask.standing} onChoose={(standing) => onAsk({ ...ask, standing })} />
    </form>
  )
}

function StandingChoice({
  value,
  onChoose,
}: {
  readonly value: string
  readonly onChoose: (standing: Standing) => void
}) {
  const id = useId()
  return (
    <fieldset className="standings">
      <legend>{message('register.standing')}</legend>
      {STANDINGS.map((standing) => (
        <label key={standing} title={message(`standing.help.${standing}`)}>
          <input
            type="radio"
            name={id}
            value={standing}
            checked={value === standing}
            onChange={() => onChoose(standing)}
          />
          <span>{standingPhrase(standing)}</span>
        </label>
      ))}
    </fieldset>
  )
}
