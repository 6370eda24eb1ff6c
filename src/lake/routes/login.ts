import type {LakeApp} from '../lake.ts'

/** The page behind the Studio's sign-in button. It lists nobody: who may sign in is told by the command line. */
export function loginRoutes(app: LakeApp): void {
  app.get('/login', (c) => c.html(page))
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Sign in</title>
<style>body {font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem}</style>
<h1>Sign in with a link</h1>
<p>This Content Lake runs on your own machine and has no passwords.
Everyone signs in with a personal link that works once.</p>
<p>Links are printed in the terminal where the lake was started.
For new ones, run <code>npm run sign-in</code> there.</p>
</html>
`
