import type { CaseStatus, RegisterAsk } from '@muster/contract'
import { useState } from 'react'
import { useRegister } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { WhyDrawer } from '../../why/why-drawer.tsx'
import { message } from '../../words/messages.ts'
import type { OpenWhy } from './block.tsx'
import { ClockBar } from './clock-bar.tsx'
import { CustodyBlock } from './custody-block.tsx'
import { DiscrepanciesBlock } from './discrepancies-block.tsx'
import { EstimatesBlock } from './estimates-block.tsx'
import { ObligationsBlock } from './obligations-block.tsx'
import { TollBlock } from './toll-block.tsx'

/** Home: the four answers for a pair of days, every figure a way to its sentences. */
export function RegisterScene({ status }: { readonly status: CaseStatus }) {
  const [ask, setAsk] = useState<RegisterAsk>({ trueAt: status.today, knownBy: status.today, standing: 'alleged' })
  const [asked, setAsked] = useState<{ answer: string; on?: Partial<RegisterAsk> } | null>(null)
  const openWhy: OpenWhy = (answer, on = {}) => setAsked({ answer, on })
  const register = useRegister(ask)
  const { data } = register
  return (
    <>
      <h1 className="unseen">{message('register.title')}</h1>
      <ClockBar ask={ask} days={status.days} today={status.today} onAsk={setAsk} />
      <Problem error={register.error} />
      {data && (
        <>
          <p className="facts" role="status">
            {message('register.facts', {
              accepted: data.accepted,
              waiting: data.waiting,
              seq: data.head.seq,
              numerals: data.numerals,
            })}
          </p>
          {data.accepted === 0 && (
            <p className="empty">
              {message('register.empty')} {message('register.emptyHelp')}
            </p>
          )}
          <div className="blocks" aria-busy={register.isPlaceholderData}>
            <div>
              <CustodyBlock answers={data.custody} standing={data.standing} ask={ask} onWhy={openWhy} />
              <ObligationsBlock
                answers={data.obligations}
                open={data.openUndertakings}
                ask={ask}
                onWhy={openWhy}
                known={status.setting.parties.map(({ name }) => name)}
                custody={data.custody}
              />
            </div>
            <div>
              <TollBlock answers={data.toll} ask={ask} onWhy={openWhy} />
              <DiscrepanciesBlock answers={data.discrepancies} onWhy={openWhy} />
            </div>
          </div>
          <EstimatesBlock />
        </>
      )}
      {asked && <WhyDrawer answer={asked.answer} ask={{ ...ask, ...asked.on }} onClose={() => setAsked(null)} />}
    </>
  )
}
