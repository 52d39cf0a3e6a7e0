/** Every hard load has the key `default`; by path, one page does not take over another's position. */
export const scrollKey = ({ key, pathname }: { key: string; pathname: string }) => (key === 'default' ? pathname : key)
