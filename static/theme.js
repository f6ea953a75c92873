// In the head and before anything is drawn, so that a stored theme does not flash, and a page that has moved is not seen.
(() => {
  const root = document.documentElement, to = root.dataset.to;
  try { const t = localStorage.getItem("theme"); if (t === "light" || t === "dark") root.dataset.theme = t; } catch {}
  if (to) location.replace((location.protocol === "file:" ? to.replace(/\/$/, "/index.html") : to) + location.search + location.hash);
})();
