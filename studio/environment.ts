/** Where this Studio, site or script finds its lake. */
export interface StudioEnvironment {
  readonly projectId: string
  readonly dataset: string
  /** The embedded lake's address, or undefined when a hosted project is configured. */
  readonly lakeUrl: string | undefined
  /** The reference site's address. */
  readonly siteUrl: string
  /** Where the Studio finds the mailroom, or undefined when there is none. */
  readonly mailUrl?: string
  /** The newsroom's fixed clock as an ISO date, or undefined for the real one. */
  readonly now: string | undefined
  /** How many approvals a beat or a take needs, as the lake's gate wants them; undefined for the plugin's default. */
  readonly approvals?: number | undefined
}

export const localProjectId = 'beatbook'
export const localDataset = 'newsroom'

/**
 * Reads the environment: in the browser from the page's `<meta name="beatbook-…">` tags, which the server that hands
 * out the built Studio fills in, and elsewhere from environment variables. One built Studio so serves any ports and
 * either lake.
 */
export function studioEnvironment(): StudioEnvironment {
  const read = typeof document === 'undefined' ? fromProcess : fromPage
  const hosted = read('project-id', 'SANITY_STUDIO_PROJECT_ID')
  const now = read('now', 'BEATBOOK_NOW')
  const mailUrl = read('mail-url', 'BEATBOOK_MAIL_URL')
  const given = read('approvals', 'BEATBOOK_APPROVALS')
  const approvals = given === undefined ? undefined : Number(given)
  const siteUrl = read('site-url', 'BEATBOOK_SITE_URL') ?? 'http://localhost:3000'
  if (hosted && hosted !== localProjectId) {
    const dataset = read('dataset', 'SANITY_STUDIO_DATASET') ?? 'production'
    return {projectId: hosted, dataset, lakeUrl: undefined, siteUrl, now, approvals}
  }
  const lakeUrl = read('lake-url', 'BEATBOOK_LAKE_URL') ?? 'http://localhost:3334'
  return {projectId: localProjectId, dataset: localDataset, lakeUrl, siteUrl, mailUrl, now, approvals}
}

function fromPage(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="beatbook-${name}"]`)?.content || undefined
}

function fromProcess(_name: string, variable: string): string | undefined {
  return typeof process === 'undefined' ? undefined : process.env[variable] || undefined
}
