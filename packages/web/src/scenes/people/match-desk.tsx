import type { CaseStatus, MatchAsked, PeopleMatchView, RollView } from '@muster/contract'
import { useRef, useState } from 'react'
import { keepTyped, typed } from '../../api/kept-typed.ts'
import { useJudgePair, useRollRow, useSignPair, useUndoPair } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { KeyHelp } from '../review/key-help.tsx'
import { useShortcuts } from '../review/shortcuts.ts'
import { AcceptSame } from './accept-same.tsx'
import { PairPanel, PrintedRow } from './pair-panel.tsx'
import { lineKey, type PileLine, type PileName, rollSays } from './people-phrases.ts'
import { PersonSheet } from './person-sheet.tsx'
import { PileLines, PileTabs } from './piles.tsx'

interface Props {
  readonly ask: MatchAsked
  readonly match: PeopleMatchView
  readonly rolls: readonly [RollView, RollView]
  readonly rule: NonNullable<CaseStatus['setting']['people']> | null
  readonly onMore: () => void
}

type Answer = 'same' | 'different' | 'unsure'
const ANSWERS: readonly (readonly [Answer, string])[] = [
  ['same', 'y'],
  ['different', 'n'],
  ['unsure', 'u'],
]

const KEYS = [
  ['j', 'keys.people.next'],
  ['k', 'keys.people.previous'],
  ['y', 'pair.same'],
  ['n', 'pair.different'],
  ['u', 'pair.unsure'],
  ['w', 'keys.people.why'],
  ['z', 'pair.undo'],
  ['?', 'keys.help'],
] as const

const STORED = 'judge'

/** A pair of rows as it was asked about: stays open when a judgement moves it to another pile. */
type Open = Pick<PileLine, 'one' | 'other' | 'chance' | 'name' | 'otherName'>

/** The piles on one side, the open pair on the other; judged from the keyboard. */
export function MatchDesk({ ask, match, rolls, rule, onMore }: Props) {
  const [pile, setPile] = useState<PileName>(firstPile(match))
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<readonly Open[]>([])
  const [why, setWhy] = useState('')
  const [by, setBy] = useState(typed(STORED) ?? '')
  const [helping, setHelping] = useState(false)
  const whyField = useRef<HTMLInputElement>(null)
  const [judge, sign, undo] = [useJudgePair(), useSignPair(), useUndoPair()]
  const { lines } = match.piles[pile]
  const shown = open ?? lines[0] ?? null
  const at = lines.findIndex((line) => shown !== null && lineKey(line) === lineKey(shown))
  const move = (step: number) => {
    const to = lines[Math.min(lines.length - 1, Math.max(0, at + step))]
    if (to) setOpen(to)
  }
  const hand = by.trim() === '' ? null : by.trim()
  const answer = (word: Answer) => {
    if (!shown || shown.other === null || judge.isPending) return
    const next = lines[at + 1] ?? lines[at - 1] ?? null
    const given = { one: shown.one, other: shown.other, chance: shown.chance, answer: word, why: why.trim() || null }
    judge.mutate(
      { ...given, by: hand },
      {
        onSuccess: () => {
          setDone((all) => [...all, shown])
          setWhy('')
          setOpen(next)
        },
      },
    )
  }
  const takeBack = () => {
    const last = done.at(-1) ?? shown
    if (!last || last.other === null || undo.isPending) return
    undo.mutate(
      { one: last.one, other: last.other, by: hand },
      {
        onSuccess: () => {
          setDone((all) => all.slice(0, -1))
          setOpen(last)
        },
      },
    )
  }
  const signNow = () => {
    if (shown && shown.other !== null)
      sign.mutate({ one: shown.one, other: shown.other, by: hand, why: why.trim() || null })
  }
  useShortcuts(helping, {
    j: () => move(1),
    k: () => move(-1),
    y: () => answer('same'),
    n: () => answer('different'),
    u: () => answer('unsure'),
    z: takeBack,
    w: () => whyField.current?.focus(),
    '?': () => setHelping(true),
  })
  const choosePile = (name: PileName) => {
    setPile(name)
    setOpen(null)
  }
  const chooseHand = (name: string) => {
    setBy(name)
    keepTyped(STORED, name)
  }
  return (
    <>
      <div className="desk-head">
        <p className="review-progress" role="status">
          <progress value={match.looked} max={Math.max(1, match.toLook)} />{' '}
          {message('people.progress', { done: match.looked, total: match.toLook })}
        </p>
        <p className="meta">
          {message('people.comparedBy', { fields: match.comparedBy.map((label) => fieldWord(label)).join(', ') })}
        </p>
        <label className="judge-as">
          <span>{message('people.as')}</span>
          <input
            value={by}
            placeholder={message('people.asHelp')}
            onChange={(event) => chooseHand(event.target.value)}
          />
        </label>
      </div>
      {match.conflicts > 0 && <p className="problem">{message('people.conflicts', { count: match.conflicts })}</p>}
      <PileTabs match={match} chosen={pile} onChoose={choosePile} />
      <Problem error={judge.error ?? undo.error ?? sign.error} />
      <div className="desk">
        <section aria-label={message('people.piles')}>
          {pile === 'same' && <AcceptSame ask={ask} match={match} by={hand} />}
          <PileLines pile={match.piles[pile]} active={shown && lineKey(shown)} onChoose={setOpen} onMore={onMore} />
        </section>
        <section aria-label={message('pair.question')} className="pair">
          {shown === null ? (
            <p className="meta">{message(pile === 'look' ? 'people.nothingToLook' : 'people.pileEmpty')}</p>
          ) : shown.other === null ? (
            <Alone line={shown} byPerson={lines[at]?.by === 'person'} />
          ) : (
            <>
              <h2>{message('pair.question')}</h2>
              <p className="pair-names">
                <bdi dir="auto">{shown.name}</bdi>
                <bdi dir="auto">{shown.otherName}</bdi>
              </p>
              <p className="acts">
                {ANSWERS.map(([word, key]) => (
                  <button key={word} type="button" onClick={() => answer(word)} aria-keyshortcuts={key}>
                    {message(`pair.${word}`)} <kbd>{key}</kbd>
                  </button>
                ))}
                <button type="button" onClick={takeBack} aria-keyshortcuts="z">
                  {message('pair.undo')} <kbd>z</kbd>
                </button>
                {rule !== null && rule.delegates.length > 0 && (
                  <button type="button" onClick={signNow}>
                    {message('pair.sign')}
                  </button>
                )}
                <button type="button" onClick={() => setHelping(true)}>
                  {message('review.keys')} <kbd>?</kbd>
                </button>
              </p>
              <label className="why-judged">
                <span>
                  {message('pair.why')} <kbd>w</kbd>
                </span>
                <input
                  ref={whyField}
                  dir="auto"
                  value={why}
                  aria-keyshortcuts="w"
                  onChange={(event) => setWhy(event.target.value)}
                  onKeyDown={(event) => ['Enter', 'Escape'].includes(event.key) && event.currentTarget.blur()}
                />
              </label>
              <PairPanel
                ask={ask}
                rows={{ left: shown.one.row, right: shown.other.row }}
                leftTitle={rollSays(rolls[0])}
                rightTitle={rollSays(rolls[1])}
              />
            </>
          )}
        </section>
      </div>
      {helping && <KeyHelp keys={KEYS} onClose={() => setHelping(false)} />}
    </>
  )
}

/** What waits for a person comes first. */
const firstPile = ({ piles }: PeopleMatchView): PileName => (piles.look.rows > 0 ? 'look' : 'same')

const fieldWord = (label: string): string =>
  message(`field.${label}`)
    .replace(/^field\./u, '')
    .toLowerCase()

/** A row that has no partner. */
function Alone({ line, byPerson }: { readonly line: Open; readonly byPerson: boolean }) {
  const row = useRollRow(line.one.roll, line.one.row)
  return (
    <>
      <h2>
        <bdi dir="auto">{line.name}</bdi>
      </h2>
      <p>{message(byPerson ? 'printed.aloneJudged' : 'printed.alone')}</p>
      <Problem error={row.error} />
      {row.data && <PrintedRow row={row.data} />}
      <PersonSheet key={lineKey(line)} roll={line.one.roll} row={line.one.row} />
    </>
  )
}
