#!/usr/bin/env python3
"""RQMC study: standard error over R randomisations at N paths. MC / scrambled Sobol in time order / + Brownian bridge / + PCA, against the mean NPV, 5% quantile of IRR, ES95 of NPV."""
import sys, numpy as np, time
from scipy.stats import qmc
from scipy.special import ndtri
import w1_numpy as W
T, F = 40, 6
class FromZ:
    def __init__(s, Z): s.Z = Z; s.t = 0
    def standard_normal(s, shape): z = s.Z[s.t]; s.t += 1; return z
def bridge_matrix():
    """rows: step increments (unit variance) as a linear map of 40 bridge normals, coarse levels first"""
    n = T; W_ = np.zeros((n+1, n)); done = {0: np.zeros(n)}; e = np.eye(n); k = 0
    done[n] = np.sqrt(n)*e[k]; k += 1; seg = [(0, n)]
    while seg:
        nx = []
        for (a, b) in seg:
            if b-a < 2: continue
            m = (a+b)//2; w = (b-m)/(b-a); done[m] = w*done[a]+(1-w)*done[b]+np.sqrt((m-a)*(b-m)/(b-a))*e[k]; k += 1; nx += [(a, m), (m, b)]
        seg = nx
    Wm = np.array([done[i] for i in range(n+1)]); return np.diff(Wm, axis=0)
def pca_matrix():
    t = np.arange(1, T+1); C = np.minimum.outer(t, t).astype(float); w, v = np.linalg.eigh(C); o = np.argsort(-w); A = v[:, o]*np.sqrt(w[o])
    return np.diff(np.vstack([np.zeros(T), A]), axis=0)
def zs(N, mode, seed):
    if mode == 'mc': return np.random.default_rng(seed).standard_normal((T, F, N))
    if mode == 'antithetic':
        z = np.random.default_rng(seed).standard_normal((T, F, N//2)); return np.concatenate([z, -z], axis=2)
    u = qmc.Sobol(T*F, scramble=True, seed=seed).random(N); g = ndtri(np.clip(u, 1e-12, 1-1e-12)).T.reshape(T, F, N)   # dimension = level*F + factor
    if mode == 'sobol': return g
    M = bridge_matrix() if mode == 'sobol+bb' else pca_matrix()
    return np.einsum('tk,kfn->tfn', M, g, optimize=True)
def run(N, mode, seed):
    npv, irr, mo, md = W.w1(N, FromZ(zs(N, mode, seed))); s = np.sort(npv); m = int(N*.05)
    return npv.mean(), np.nanpercentile(irr, 5), s[:m].mean(), np.nanmedian(irr)
if __name__ == '__main__':
    B = bridge_matrix(); assert np.allclose(B@B.T, np.eye(T)); P = pca_matrix(); assert np.allclose(P@P.T, np.eye(T))
    R = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    for N in (1024, 4096, 16384):
        base = None; RR = R if N < 16384 else max(12, R//2)
        for mode in ('mc', 'antithetic', 'sobol', 'sobol+bb', 'sobol+pca'):
            x = np.array([run(N, mode, 1000+r) for r in range(RR)]); se = x.std(0, ddof=1); base = se if base is None else base
            print(f"N={N} {mode:10s} mean NPV {x[:,0].mean():.3f} SE {se[0]:.4f} (x{base[0]/se[0]:.1f}, var x{(base[0]/se[0])**2:.0f}) | IRR 5% {x[:,1].mean():.5f} SE {se[1]:.6f} (x{base[1]/se[1]:.1f}, var x{(base[1]/se[1])**2:.1f}) | ES95 {x[:,2].mean():.2f} SE {se[2]:.3f} (x{base[2]/se[2]:.1f}) | IRR median SE {se[3]:.6f} (x{base[3]/se[3]:.1f})", flush=True)
