import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {z} from 'zod'
import {localProjectId} from './environment.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Ports, data folder, lake and review, as the environment and `.env` say. */
export interface Settings {
  readonly ports: {readonly lake: number; readonly studio: number; readonly site: number}
  /** The folder that holds the embedded lake's file. */
  readonly dataFolder: string
  /** Set when a hosted project is configured; the embedded lake then stays off. */
  readonly hosted: {readonly projectId: string; readonly dataset: string; readonly token: string | undefined} | undefined
  /** A fixed clock as an ISO date; undefined means the demonstration's own, or the real one on other content. */
  readonly now: string | undefined
  readonly mail: {
    /** The mail server; without one, mail goes to the local outbox. */
    readonly smtpUrl: string | undefined
    readonly connections: number
    readonly perSecond: number
    /** How many proxies of one's own stand before the site. */
    readonly proxies: number
  }
  /** The site's public address, for links in mail; undefined means the one it listens on. */
  readonly publicSite: string | undefined
  /** How many reviewers must approve a beat or take before it goes live; 0 in a newsroom of one. */
  readonly approvals: number
}

/** A setting that cannot be used, said so that the reader knows which variable to change. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback)

const variables = z.object({
  BEATBOOK_LAKE_PORT: port(3334),
  BEATBOOK_STUDIO_PORT: port(3333),
  BEATBOOK_SITE_PORT: port(3000),
  BEATBOOK_DATA: z.string().min(1).default('.beatbook'),
  BEATBOOK_NOW: z.iso.date().optional(),
  BEATBOOK_SITE_URL: z.url({protocol: /^https?$/}).optional(),
  BEATBOOK_SMTP_URL: z.url({protocol: /^smtps?$/}).optional(),
  BEATBOOK_MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(4),
  BEATBOOK_MAIL_PER_SECOND: z.coerce.number().min(0.1).max(1_000).default(20),
  BEATBOOK_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  BEATBOOK_APPROVALS: z.coerce.number().int().min(0).max(9).default(1),
  SANITY_STUDIO_PROJECT_ID: z.string().optional(),
  SANITY_STUDIO_DATASET: z.string().default('production'),
  SANITY_API_READ_TOKEN: z.string().optional(),
})

/**
 * Reads the settings from `.env` (when there is one) and the environment, which wins.
 * @throws SettingsError naming the variable when a value cannot be used.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const file = join(root, '.env')
  if (existsSync(file) && environment === process.env) process.loadEnvFile(file)
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    // The address of a mail server holds its password.
    const given = name === 'BEATBOOK_SMTP_URL' ? 'not an address like smtp://user:password@host:587' : `"${environment[name]}"`
    throw new SettingsError(`${name} is ${given}: ${issue?.message}. Change it in the environment or in .env.`)
  }
  const value = parsed.data
  const projectId = value.SANITY_STUDIO_PROJECT_ID
  return {
    ports: {lake: value.BEATBOOK_LAKE_PORT, studio: value.BEATBOOK_STUDIO_PORT, site: value.BEATBOOK_SITE_PORT},
    dataFolder: resolve(root, value.BEATBOOK_DATA),
    hosted:
      projectId && projectId !== localProjectId
        ? {projectId, dataset: value.SANITY_STUDIO_DATASET, token: value.SANITY_API_READ_TOKEN}
        : undefined,
    now: value.BEATBOOK_NOW,
    mail: {
      smtpUrl: value.BEATBOOK_SMTP_URL,
      connections: value.BEATBOOK_MAIL_CONNECTIONS,
      perSecond: value.BEATBOOK_MAIL_PER_SECOND,
      proxies: value.BEATBOOK_PROXIES,
    },
    publicSite: value.BEATBOOK_SITE_URL,
    approvals: value.BEATBOOK_APPROVALS,
  }
}
