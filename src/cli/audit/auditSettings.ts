import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {z} from 'zod'
import {localProjectId} from '../../../studio/environment.ts'
import {UsageError, type Terminal} from '../command.ts'

/** What the environment, and `.env` in the folder the command runs in, say about the lake to audit. */
export interface AuditSettings {
  /** The data file that `npm start` uses. */
  readonly file: string
  readonly hosted: {readonly projectId: string; readonly dataset: string} | undefined
  readonly token: string | undefined
  readonly approvals: number
  readonly now: string | undefined
}

const variables = z.object({
  BEATBOOK_DATA: z.string().default('.beatbook'),
  BEATBOOK_APPROVALS: z.coerce.number().int().min(0).default(1),
  BEATBOOK_NOW: z.iso.date().optional(),
  SANITY_STUDIO_PROJECT_ID: z.string().optional(),
  SANITY_STUDIO_DATASET: z.string().default('production'),
  SANITY_AUTH_TOKEN: z.string().optional(),
  SANITY_API_READ_TOKEN: z.string().optional(),
})

/** @throws UsageError naming the variable that cannot be used */
export function readAuditSettings({env}: Terminal): AuditSettings {
  if (env === process.env && existsSync('.env')) process.loadEnvFile('.env')
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    throw new UsageError(`${name} is "${env[name]}": ${issue?.message}. Change it in the environment or in .env.`)
  }
  const value = parsed.data
  const projectId = value.SANITY_STUDIO_PROJECT_ID
  return {
    file: join(resolve(value.BEATBOOK_DATA), 'lake.sqlite'),
    hosted: projectId && projectId !== localProjectId ? {projectId, dataset: value.SANITY_STUDIO_DATASET} : undefined,
    token: value.SANITY_AUTH_TOKEN ?? value.SANITY_API_READ_TOKEN,
    approvals: value.BEATBOOK_APPROVALS,
    now: value.BEATBOOK_NOW,
  }
}
