import type { RollsEstimateView } from '@muster/contract'
import { message } from '../../words/messages.ts'

/** An estimate as both ways of asking give it. */
type Estimate = RollsEstimateView['judged']
type Model = Estimate['models'][number]

const people = (count: number): string => Math.round(count).toLocaleString('en')

interface Props {
  readonly estimate: Estimate
  /** One of two ways to count the same lists, under a heading of its own: then those seen are what that way makes of them. */
  readonly oneOfTwo?: boolean
  /** Where the scale of the ranges ends; two answers side by side have one scale. */
  readonly most?: number
}

/** The models side by side with what each takes for granted, or the reasons why there is no estimate (ES2 to ES4). */
export function EstimateAnswer({ estimate, oneOfTwo = false, most = mostOf(estimate) }: Props) {
  const Heading = oneOfTwo ? 'h4' : 'h3'
  const { shown, refused, seen, lists, models, chao } = estimate
  const compared = models.filter((model) => model.compared).map((model) => model.total)
  return (
    <div className="estimate" role="status">
      {shown ? (
        <p className="answer">
          <strong>
            {message('estimates.shown', {
              low: people(Math.min(...compared)),
              high: people(Math.max(...compared)),
            })}
          </strong>{' '}
          <span className="meta">{message('estimates.notBound')}</span>
        </p>
      ) : (
        <>
          <Heading>{message('estimates.refused')}</Heading>
          <ul className="reasons-against">
            {refused.map((reason) => (
              <li key={reason} dir="auto">
                {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{message(oneOfTwo ? 'estimates.seenSo' : 'estimates.seen', { count: seen, lists: lists.length })}</p>
      {chao && <p className="meta">{message('estimates.chao', { count: people(chao.corrected) })}</p>}
      {models.length > 0 && !shown && <p>{message('estimates.disagree')}</p>}
      {models.length > 0 && <Models models={models} seen={seen} most={most} />}
    </div>
  )
}

/** Where a scale of its ranges ends. A chain can stray far: beyond five times a total its range is drawn as leaving the picture. */
export const mostOf = ({ seen, models }: Estimate): number =>
  Math.max(seen, ...models.map(({ total, high }) => Math.min(high, 5 * total)))

interface ModelsProps {
  readonly models: readonly Model[]
  readonly seen: number
  readonly most: number
}

function Models({ models, seen, most }: ModelsProps) {
  return (
    <table className="models">
      <thead>
        <tr>
          <th scope="col">{message('estimates.model')}</th>
          <th scope="col">{message('estimates.total')}</th>
          <th scope="col">{message('estimates.range')}</th>
          <th scope="col">{message('estimates.assumes')}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.id}>
            <th scope="row">
              {model.name}
              {!model.compared && <small> {message('estimates.notCompared')}</small>}
            </th>
            <td data-column={message('estimates.total')}>
              <strong>{people(model.total)}</strong>
            </td>
            <td data-column={message('estimates.range')}>
              {people(model.low)} – {people(model.high)}
              <Range model={model} seen={seen} most={most} />
              <small>{model.interval}</small>
            </td>
            <td data-column={message('estimates.assumes')}>
              {model.assumes}
              {model.note && <small> {model.note}</small>}
            </td>
          </tr>
        ))}
      </tbody>
      <caption>{message('estimates.axis', { most: people(most), seen: people(seen) })}</caption>
    </table>
  )
}

/** From 0 to the most that any model allows: the range, its total, and those seen. */
function Range({ model, seen, most }: { readonly model: Model; readonly seen: number; readonly most: number }) {
  const at = (count: number): string => `${Math.min(100, (100 * count) / most)}%`
  return (
    <span className="model-range" aria-hidden="true">
      <i
        className="from-to"
        style={{ insetInlineStart: at(model.low), inlineSize: `calc(${at(model.high)} - ${at(model.low)})` }}
      />
      <i className="seen" style={{ insetInlineStart: at(seen) }} />
      <i className="total" style={{ insetInlineStart: at(model.total) }} />
    </span>
  )
}
