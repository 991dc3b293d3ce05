import { isEdtf } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'

/** Records a person's ruling on the day an undated page was published. */
export async function dateSource(
  session: CaseSession,
  source: string,
  published: string,
  why: string | null,
): Promise<void> {
  if (!isEdtf(published))
    throw new ActRefused(
      'bad-input',
      `“${published}” is not a date: write 2020-12-31, 2020-12 or 2020-12-28/2020-12-31`,
    )
  await session.record(() => [{ kind: 'source-dated', source, published, why }])
}
