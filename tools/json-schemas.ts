import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import {
  claimSchema,
  codedFileSchema,
  custodySeriesSchema,
  exportedObligationsSchema,
  peopleMatchSchema,
  personSheetSchema,
  readingSchema,
  reconciliationSchema,
  registerPartSchema,
  registerSchema,
  rollGapsSchema,
  rollSchema,
  tollCutsSchema,
  tollSeriesSchema,
  whySchema,
} from '../packages/contract/src/index.ts'

/** The documented JSON of the command line, by the file that describes it. */
const SCHEMAS = {
  'read-1': readingSchema,
  'register-1': registerSchema.extend({ $schema: z.literal('urn:muster:register:1') }),
  'register-part-1': registerPartSchema.extend({ $schema: z.literal('urn:muster:register-part:1') }),
  'obligations-1': exportedObligationsSchema.extend({ $schema: z.literal('urn:muster:obligations:1') }),
  'custody-series-1': z.object({ $schema: z.literal('urn:muster:custody-series:1'), series: custodySeriesSchema }),
  'toll-series-1': tollSeriesSchema,
  'toll-cuts-1': tollCutsSchema,
  'why-1': whySchema.extend({ $schema: z.literal('urn:muster:why:1') }),
  'rolls-1': z.object({ $schema: z.literal('urn:muster:rolls:1'), rolls: z.array(rollSchema) }),
  'people-match-1': peopleMatchSchema.extend({ $schema: z.literal('urn:muster:people-match:1') }),
  'people-count-1': reconciliationSchema.extend({ $schema: z.literal('urn:muster:people-count:1') }),
  'person-sheet-1': personSheetSchema.extend({ $schema: z.literal('urn:muster:person-sheet:1') }),
  'roll-gaps-1': rollGapsSchema.extend({ $schema: z.literal('urn:muster:roll-gaps:1') }),
  'claim-1': claimSchema,
  'coded-claims-1': codedFileSchema,
} as const

const pathOf = (name: string): string => fileURLToPath(new URL(`../docs/schemas/${name}.schema.json`, import.meta.url))

/** Each schema file as it should be. */
export const expectedFiles = (): readonly (readonly [path: string, text: string])[] =>
  Object.entries(SCHEMAS).map(([name, schema]) => [
    pathOf(name),
    `${JSON.stringify({ ...z.toJSONSchema(schema, { io: 'input' }), $id: `urn:muster:${name.replace(/-(?=\d+$)/u, ':')}` }, null, 1)}\n`,
  ])

/** Schema files that no longer say what the code does. `node scripts/run.mjs tools/json-schemas.ts` writes them anew. */
export const staleFiles = (): readonly string[] =>
  expectedFiles().flatMap(([path, text]) => (readText(path) === text ? [] : [path]))

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of expectedFiles()) writeFileSync(path, text)
