// In the head and before anything is drawn, so that a stored theme does not flash.
try { const t = localStorage.getItem("theme"); if (t === "light" || t === "dark") document.documentElement.dataset.theme = t; } catch {}
