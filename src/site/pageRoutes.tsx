import type {Hono} from 'hono'
import {
  beatPageQuery,
  beatPageSchema,
  clusterPageSchema,
  clusterQuery,
  homePageSchema,
  homeQuery,
  subjectPageSchema,
  subjectQuery,
  takePageSchema,
  takeQuery,
  verticalPageSchema,
  verticalQuery,
} from 'sanity-plugin-beatbook/queries'
import {BeatPage} from './BeatPage.tsx'
import {ClusterPage} from './ClusterPage.tsx'
import {HomePage} from './HomePage.tsx'
import type {SiteParts} from './siteParts.ts'
import {SubjectPage} from './SubjectPage.tsx'
import {TakePage} from './TakePage.tsx'
import {VerticalPage} from './VerticalPage.tsx'

/** The pages of one document each, and the home page: one query a page. */
export function pageRoutes(app: Hono, site: SiteParts): void {
  const {ask, frame, page, missing} = site
  const beatQuery = beatPageQuery(site.contract)
  const beatSchema = beatPageSchema(site.contract)

  app.get('/', async (context) => {
    const home = await ask(context, homeQuery, {}, homePageSchema)
    return page(context, <HomePage home={home} site={frame(context, home.publication)} />)
  })

  app.get('/beats/:slug', async (context) => {
    const slug = context.req.param('slug')
    const {beat, publication} = await ask(context, beatQuery, {slug}, beatSchema)
    return beat ? page(context, <BeatPage beat={beat} site={frame(context, publication)} />) : missing(context, 'beat', slug)
  })

  app.get('/takes/:slug', async (context) => {
    const slug = context.req.param('slug')
    const {take, publication} = await ask(context, takeQuery, {slug}, takePageSchema)
    return take ? page(context, <TakePage take={take} site={frame(context, publication)} />) : missing(context, 'take', slug)
  })

  app.get('/subjects/:slug', async (context) => {
    const slug = context.req.param('slug')
    const {subject, publication} = await ask(context, subjectQuery, {slug}, subjectPageSchema)
    return subject ? page(context, <SubjectPage subject={subject} site={frame(context, publication)} />) : missing(context, 'subject', slug)
  })

  app.get('/clusters/:slug', async (context) => {
    const slug = context.req.param('slug')
    const {cluster, publication} = await ask(context, clusterQuery, {slug}, clusterPageSchema)
    return cluster ? page(context, <ClusterPage cluster={cluster} site={frame(context, publication)} />) : missing(context, 'cluster', slug)
  })

  app.get('/verticals/:slug', async (context) => {
    const slug = context.req.param('slug')
    const {vertical, verticals, publication} = await ask(context, verticalQuery, {slug}, verticalPageSchema)
    if (!vertical) return missing(context, 'vertical', slug)
    return page(context, <VerticalPage vertical={vertical} others={verticals} site={frame(context, publication)} />)
  })
}
