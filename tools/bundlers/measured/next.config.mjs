// The source maps tell which files hold code of the kit.
export default { productionBrowserSourceMaps: true }
