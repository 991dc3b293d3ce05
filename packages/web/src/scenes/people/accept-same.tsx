import type { MatchAsked, PeopleMatchView } from '@muster/contract'
import { useState } from 'react'
import { useAcceptSame } from '../../api/people-queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'

interface Props {
  readonly ask: MatchAsked
  readonly match: PeopleMatchView
  readonly by: string | null
}

/** Records the sure ones at once, after a second look at what that means: they were not looked at one by one. */
export function AcceptSame({ ask, match, by }: Props) {
  const [asking, setAsking] = useState(false)
  const accept = useAcceptSame()
  const count = match.piles.same.rows - match.piles.same.judged
  const record = () => accept.mutate({ ...ask, by }, { onSuccess: () => setAsking(false) })
  return (
    <div className="accept-same">
      <Problem error={accept.error} />
      {accept.data && <p role="status">{message('people.accepted', { count: accept.data.accepted })}</p>}
      {count > 0 && !asking && (
        <button type="button" onClick={() => setAsking(true)}>
          {message('people.acceptAll', { count })}
        </button>
      )}
      {count > 0 && asking && (
        <>
          <p>{message('people.acceptHelp')}</p>
          <p className="acts">
            <button type="button" onClick={record} disabled={accept.isPending}>
              {message('people.acceptSure', { count })}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {message('edit.cancel')}
            </button>
          </p>
        </>
      )}
    </div>
  )
}
