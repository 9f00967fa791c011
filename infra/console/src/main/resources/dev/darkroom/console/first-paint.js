// Before the first paint, so that a chosen theme or language does not flicker: the one script that is no module.
(() => {
  const root = document.documentElement;
  try {
    const theme = JSON.parse(localStorage.getItem('darkroom.theme'));
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    /* storage is closed to this page: the system's theme it is */
  }
})();
