import type { PeopleMatchView } from '@muster/contract'
import { percent } from '@muster/core/words'
import { useEffect, useRef } from 'react'
import { message } from '../../words/messages.ts'
import { lineKey, type PileLine, type PileName, standingPhrase } from './people-phrases.ts'

const PILES: readonly PileName[] = ['look', 'same', 'onlyLeft', 'onlyRight']

interface TabsProps {
  readonly match: PeopleMatchView
  readonly chosen: PileName
  readonly onChoose: (pile: PileName) => void
}

/** The piles with their counts; what waits for a person first. */
export function PileTabs({ match, chosen, onChoose }: TabsProps) {
  const piles = match.within ? PILES.filter((pile) => pile !== 'onlyRight') : PILES
  return (
    <fieldset className="pile-tabs">
      <legend className="unseen">{message('people.piles')}</legend>
      {piles.map((pile) => (
        <button key={pile} type="button" data-pile={pile} aria-pressed={pile === chosen} onClick={() => onChoose(pile)}>
          <strong>{match.piles[pile].rows}</strong>{' '}
          {message(`people.${match.within && pile !== 'look' ? 'within' : 'pile'}.${pile}`)}
          {match.piles[pile].judged > 0 && (
            <small>{message('people.judged', { count: match.piles[pile].judged })}</small>
          )}
        </button>
      ))}
    </fieldset>
  )
}

interface LinesProps {
  readonly pile: PeopleMatchView['piles'][PileName]
  readonly active: string | null
  readonly onChoose: (line: PileLine) => void
  readonly onMore: () => void
}

/** The rows of a pile, the likeliest first. */
export function PileLines({ pile, active, onChoose, onMore }: LinesProps) {
  const list = useRef<HTMLOListElement>(null)
  // The keys move through the list: the row they are at stays in sight, without moving the page.
  useEffect(() => {
    const [box, line] = [list.current, list.current?.querySelector<HTMLElement>('[data-active=true]')]
    if (!box || !line || active === null) return
    const [top, bottom] = [line.offsetTop - box.offsetTop, line.offsetTop - box.offsetTop + line.offsetHeight]
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
  }, [active])
  if (pile.lines.length === 0) return <p className="meta">{message('people.pileEmpty')}</p>
  return (
    <>
      <ol className="pile-lines" ref={list}>
        {pile.lines.map((line) => (
          <li key={lineKey(line)} data-active={lineKey(line) === active} data-state={line.state}>
            <button
              type="button"
              aria-current={lineKey(line) === active ? 'true' : undefined}
              onClick={() => onChoose(line)}
            >
              <Name row={line.one.row} name={line.name} />
              {line.other !== null && <Name row={line.other.row} name={line.otherName ?? ''} />}
              <LineState line={line} />
            </button>
          </li>
        ))}
      </ol>
      {pile.rows > pile.lines.length && (
        <p className="meta">
          {message('people.more', { count: pile.rows - pile.lines.length })}{' '}
          <button type="button" onClick={onMore}>
            {message('people.showMore')}
          </button>
        </p>
      )}
    </>
  )
}

function Name({ row, name }: { readonly row: number; readonly name: string }) {
  return (
    <span className="line-name">
      <bdi dir="auto">{name}</bdi> <small>{message('people.row', { row })}</small>
    </span>
  )
}

function LineState({ line }: { readonly line: PileLine }) {
  if (line.other === null) return null
  return (
    <span className="line-state">
      {line.chance !== null && <span>{message('people.chance', { chance: percent(line.chance) })}</span>}
      {line.state !== 'open' && <small>{standingPhrase(line.state, line.answer)}</small>}
    </span>
  )
}
