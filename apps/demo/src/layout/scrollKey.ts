/** After a page load the key is always `default`. With the path instead, each page has a scroll position of its own. */
export const scrollKey = ({ key, pathname }: { key: string; pathname: string }) => (key === 'default' ? pathname : key)
