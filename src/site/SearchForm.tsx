/** The search form: it asks for words and works without script. */
export function SearchForm({words = ''}: {readonly words?: string}) {
  return (
    <form className="search" role="search" method="get" action="/search">
      <label htmlFor="search-words">Search the publication</label>
      <div>
        <input id="search-words" name="q" type="search" defaultValue={words} maxLength={200} autoComplete="off" />
        <button type="submit">Search</button>
      </div>
    </form>
  )
}
