import './page.css'
import {studioEnvironment} from './environment.ts'
import {redeemSignInLink, type SignInRefusal} from './signInLink.ts'

const element = document.getElementById('studio')
if (!element) throw new Error('studio/index.html has no element with the id "studio".')

const {lakeUrl} = studioEnvironment()
const refusal = lakeUrl ? await redeemSignInLink(lakeUrl) : undefined
if (refusal) {
  explain(element, refusal)
} else {
  // Not before the link is redeemed: the Studio reads and clears the address as soon as it is imported.
  const [{renderStudio}, {default: config}] = await Promise.all([import('sanity'), import('../sanity.config.ts')])
  renderStudio(element, config)
}

function explain(parent: HTMLElement, {title, wayOut}: SignInRefusal): void {
  const main = document.createElement('main')
  main.className = 'sign-in-refusal'
  const heading = document.createElement('h1')
  heading.textContent = title
  const text = document.createElement('p')
  text.textContent = wayOut
  const link = document.createElement('a')
  link.href = '/'
  link.textContent = 'Signed in here before? Open the Studio.'
  main.append(heading, text, link)
  parent.replaceChildren(main)
}
