import type { PairDetailView } from '@muster/contract'
import { agreementPhrase, percent, strengthPhrase } from '@muster/core/words'
import { message } from '../../words/messages.ts'
import { AlignedName } from './aligned-names.tsx'
import { fieldPhrase, type Reasons } from './people-phrases.ts'

interface Props {
  readonly detail: PairDetailView
  readonly leftTitle: string
  readonly rightTitle: string
}

/** Both rows field by field, what each says in words and numbers, and a bar that adds them up from left to right. */
export function EvidenceTable({ detail, leftTitle, rightTitle }: Props) {
  const { fields, reasons, names } = detail
  const steps = reasons ? stepsOf(reasons) : null
  return (
    <table className="evidence-table">
      <caption>{message('pair.evidence')}</caption>
      <thead>
        <tr>
          <th scope="col">{message('pair.field')}</th>
          <th scope="col" dir="auto">
            {leftTitle}
          </th>
          <th scope="col" dir="auto">
            {rightTitle}
          </th>
          <th scope="col">
            {message('pair.says')} <span className="towards">{message('pair.towards')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons && (
          <tr className="start">
            <th scope="row">{message('pair.start')}</th>
            <td colSpan={2} className="meta">
              {message('pair.startHelp')}
            </td>
            <td>
              {oneIn(reasons.start)}
              <Bar step={steps?.start} />
            </td>
          </tr>
        )}
        {fields.map((field, at) => {
          const reason = reasons?.fields.find(({ label }) => label === field.label) ?? null
          return (
            <tr key={field.label}>
              <th scope="row">{fieldPhrase(field.label)}</th>
              {(['left', 'right'] as const).map((side) => (
                <td key={side} data-side={side === 'left' ? leftTitle : rightTitle}>
                  {at === 0 && field[side] !== '' ? (
                    <AlignedName names={names} side={side} />
                  ) : (
                    <bdi dir="auto">{field[side] || '—'}</bdi>
                  )}
                </td>
              ))}
              <td>
                {reason && <ReasonWords reason={reason} names={names} />}
                {!field.compared && <p className="meta">{message('agree.shown')}</p>}
                {field.readAs.map((read) => (
                  <p key={read.printed} className="meta">
                    {message('pair.readAs', { ...read })}
                  </p>
                ))}
                <Bar step={reason ? steps?.fields.get(reason) : undefined} />
              </td>
            </tr>
          )
        })}
        {reasons && (
          <tr className="together">
            <th scope="row">{message('pair.together')}</th>
            <td colSpan={2}>
              <strong>{message('people.chance', { chance: percent(reasons.chance) })}</strong>{' '}
              <span className="meta">{message('people.chanceHelp')}</span>
            </td>
            <td>
              {message(`outcome.${reasons.outcome}`)}
              <Bar step={steps?.end} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function ReasonWords({
  reason,
  names,
}: {
  readonly reason: Reasons['fields'][number]
  readonly names: PairDetailView['names']
}) {
  return (
    <>
      <p>{agreementPhrase(message, reason, names)}</p>
      {reason.level !== null && <p className="meta">{strengthPhrase(message, reason)}</p>}
    </>
  )
}

/** '1 in 540': small chances are told as people say them. */
const oneIn = (chance: number): string =>
  message('pair.oneIn', { count: Number((1 / chance).toPrecision(2)).toLocaleString('en') })

/** A step of the waterfall: from where to where on the scale of log odds, as shares of its width. */
interface Step {
  readonly from: number
  readonly to: number
  readonly even: number
}

function stepsOf({ start, fields, weight }: Reasons) {
  const prior = Math.log(start / (1 - start))
  const reached = [prior]
  for (const field of fields) reached.push((reached.at(-1) ?? 0) + field.weight)
  const [low, high] = [Math.min(0, ...reached) - 1, Math.max(0, prior + weight, ...reached) + 1]
  const share = (value: number): number => (value - low) / (high - low)
  const step = (from: number, to: number): Step => ({ from: share(from), to: share(to), even: share(0) })
  return {
    start: step(0, prior),
    fields: new Map(fields.map((field, at) => [field, step(reached[at] ?? 0, reached[at + 1] ?? 0)])),
    end: step(0, prior + weight),
  }
}

/** Drawn for the eye alone: the words beside it say the same. */
function Bar({ step }: { readonly step: Step | undefined }) {
  if (!step) return null
  const [from, to] = [Math.min(step.from, step.to), Math.max(step.from, step.to)]
  return (
    <span className="waterfall" aria-hidden="true">
      <span className="even" style={{ insetInlineStart: `${step.even * 100}%` }} />
      <span
        className="fall"
        data-for={step.to >= step.from}
        style={{ insetInlineStart: `${from * 100}%`, inlineSize: `max(3px, ${(to - from) * 100}%)` }}
      />
    </span>
  )
}
