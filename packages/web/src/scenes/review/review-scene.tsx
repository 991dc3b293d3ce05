import type { CaseStatus } from '@muster/contract'
import { useSource, useSources } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { addressOf } from '../../shell/route.ts'
import { message } from '../../words/messages.ts'
import { RelationQuestions } from './relation-questions.tsx'
import { ReviewPage } from './review-page.tsx'

interface Props {
  readonly source: string | null
  readonly claim: string | null
  readonly setting: CaseStatus['setting']
}

const WAITING = { words: '', onlyWaiting: true }

/** One page after another: the one in the address, or the first on which claims wait. */
export function ReviewScene({ source, claim, setting }: Props) {
  const sources = useSources(WAITING)
  const waiting = sources.data?.pages ?? []
  const shown = source ?? waiting[0]?.sha256 ?? null
  if (!sources.data)
    return sources.error ? <Problem error={sources.error} /> : <p role="status">{message('app.loading')}</p>
  if (shown === null)
    return (
      <div className="empty">
        <h1>{message('review.title')}</h1>
        <p>{message('review.nothing')}</p>
        <p>
          <a href={addressOf({ scene: 'inbox' })}>{message('review.choose')}</a>
        </p>
        <RelationQuestions />
      </div>
    )
  const next = waiting.find((page) => page.sha256 !== shown)?.sha256 ?? null
  return <LoadedPage key={shown} sha256={shown} claim={claim} setting={setting} next={next} />
}

function LoadedPage({
  sha256,
  claim,
  setting,
  next,
}: {
  readonly sha256: string
  readonly claim: string | null
  readonly setting: CaseStatus['setting']
  readonly next: string | null
}) {
  const source = useSource(sha256)
  if (!source.data)
    return source.error ? <Problem error={source.error} /> : <p role="status">{message('app.loading')}</p>
  return <ReviewPage view={source.data} asked={claim} setting={setting} next={next} />
}
