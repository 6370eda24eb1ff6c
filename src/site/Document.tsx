import type {ComponentType, ReactNode} from 'react'
import type {AsOfProps} from 'sanity-plugin-beatbook/react'
import type {SiteAssets} from './assets.ts'
import {feedForms} from './feeds.ts'
import {previewPaths} from './preview/paths.ts'
import {PreviewRibbon} from './preview/PreviewRibbon.tsx'
import {scriptText} from './structuredData.ts'

/** What every page of one site shares. */
export interface SiteFrame {
  readonly name: string
  readonly tagline: string | null
  readonly timeZone: string
  /** A beat's as-of date, as old as it is today. */
  readonly AsOf: ComponentType<AsOfProps>
  /** Where the site stands, without a final slash: canonical addresses begin with it. */
  readonly origin: string
  /** Where the sign-up for a briefing by email is sent; null while nobody takes it. */
  readonly signUp: string | null
  /** Whether there is a page of what changed in a beat. */
  readonly hasHistory: boolean
  readonly assets: Pick<SiteAssets, 'stylesheet' | 'preload'>
  /** Whether the page shows drafts to someone from the Studio. */
  readonly preview?: boolean
}

export interface DocumentProps {
  readonly site: SiteFrame
  /** The page's own title; the home page has none. */
  readonly title?: string
  readonly description?: string | null
  /** The page's address on the site; null for a page that has none, like an error. */
  readonly path: string | null
  readonly type?: 'website' | 'article'
  /** The folder of the page's own feeds: an empty string for the publication's, `/beats/<slug>` for a beat's. */
  readonly feeds?: string
  /** What the page is about, in schema.org's words. */
  readonly structuredData?: Readonly<Record<string, unknown>>
  readonly children: ReactNode
}

/** The page around a page: head, skip link, the publication's name, the main content, the foot. */
export function Document({site, title, description, path, type = 'article', feeds, structuredData, children}: DocumentProps) {
  const url = path === null ? null : site.origin + path
  const home = path === '/'
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} | ${site.name}` : site.name}</title>
        {description ? <meta name="description" content={description} /> : null}
        {url ? <link rel="canonical" href={url} /> : <meta name="robots" content="noindex" />}
        <meta property="og:site_name" content={site.name} />
        <meta property="og:title" content={title ?? site.name} />
        <meta property="og:type" content={home ? 'website' : type} />
        {description ? <meta property="og:description" content={description} /> : null}
        {url ? <meta property="og:url" content={url} /> : null}
        {feeds === undefined
          ? null
          : Object.entries(feedForms).map(([form, {type, title}]) => (
              <link key={form} rel="alternate" type={type} title={title} href={`${feeds}/${form}`} />
            ))}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#161513" media="(prefers-color-scheme: dark)" />
        {site.assets.preload.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {structuredData ? <script type="application/ld+json" dangerouslySetInnerHTML={{__html: scriptText(structuredData)}} /> : null}
        <link rel="stylesheet" href={site.assets.stylesheet} />
        {site.preview ? <script type="module" src={previewPaths.script} /> : null}
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the text
        </a>
        {site.preview ? <PreviewRibbon path={path ?? '/'} /> : null}
        <header className={home ? 'masthead masthead-home' : 'masthead'}>
          {home ? null : (
            <a className="masthead-name" href="/">
              {site.name}
            </a>
          )}
          <nav aria-label="Site">
            <a href="/archive">Archive</a>
            <a href="/search">Search</a>
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="foot">
          <p>
            {home ? <b>{site.name}</b> : <a href="/">{site.name}</a>}
            {site.tagline ? ` ${site.tagline}` : null}
          </p>
          {url ? <p className="printed-from">{url}</p> : null}
        </footer>
      </body>
    </html>
  )
}
