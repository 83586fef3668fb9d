// Bundles' tests see what is drawn after the first frame at once; tests/browser sees the frames.
exports.afterPaint = (task) => task();
exports.afterPanels = (task) => task();
exports.panelLoads = () => {};
exports.panelLoaded = () => {};
