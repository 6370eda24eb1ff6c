import {launchBrowser, signIn} from '../test/browser/browser.ts'
import {startNewsroom} from '../test/browser/startNewsroom.ts'
import {prose, saved} from '../test/browser/studioPage.ts'

/**
 * One question: how long from the start command to a character typed into a brief and saved, with the Studio built
 * before? Budget 20 seconds. Prints each step of three runs, each on a new data folder and a new browser profile.
 */
const runs = 3
for (let run = 1; run <= runs; run += 1) {
  const began = performance.now()
  const step = (name: string) => process.stdout.write(`  ${name.padEnd(34)} ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  process.stdout.write(`run ${run} of ${runs}\n`)
  const newsroom = await startNewsroom()
  step('the table is printed')
  const chromium = await launchBrowser()
  const page = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
  step('signed in, the desk is there')
  await page.goto(`${newsroom.studioUrl}/intent/edit/id=beat-electricity;type=beat/`)
  const editor = prose(page, 'whatItIs')
  await editor.click()
  step('a brief is open')
  await page.keyboard.type('.')
  await saved(page)
  step('a character is typed and saved')
  await chromium.close()
  await newsroom.stop()
}
