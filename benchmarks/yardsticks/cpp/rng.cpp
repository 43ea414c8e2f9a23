// ns per normal for several vectorised generators (single thread, block in L1)
#include <time.h>
#include "fast.hpp"
static double now(){timespec t;clock_gettime(CLOCK_PROCESS_CPUTIME_ID,&t);return t.tv_sec*1e9+t.tv_nsec;}
constexpr int B=128;alignas(64) static double z[12*B];
#define KEEP asm volatile(""::"r"(z):"memory")
// Philox with the first round folded: c1,c2,c3 are the same for all lanes, c0=path (its product is kept by the caller)
INL void philoxR(I c0,I c1,I c2,I c3,uint32_t k0,uint32_t k1,I out[4],int R){const I M0=(I)_mm512_set1_epi64(0xD2511F53),M1=(I)_mm512_set1_epi64(0xCD9E8D57);
  for(int r=0;r<R;r++){I p0=mul32(c0,M0),p1=mul32(c2,M1);c0=(I)_mm512_ternarylogic_epi64((__m512i)(I)_mm512_srli_epi64((__m512i)p1,32),(__m512i)c1,_mm512_set1_epi64(k0),0x96);c2=(I)_mm512_ternarylogic_epi64((__m512i)(I)_mm512_srli_epi64((__m512i)p0,32),(__m512i)c3,_mm512_set1_epi64(k1),0x96);c1=p1;c3=p0;k0+=0x9E3779B9u;k1+=0xBB67AE85u;}
  const I m=(I)_mm512_set1_epi64(0xFFFFFFFF);out[0]=c0&m;out[1]=c1&m;out[2]=c2&m;out[3]=c3&m;}
template<int R> __attribute__((noinline)) void phonly(uint32_t p0,uint32_t j0){const I iota={0,1,2,3,4,5,6,7};for(int j=0;j<3;j++)for(int i=0;i<B;i+=8){I o[4];philoxR(iota+(int64_t)(p0+i),(I)_mm512_set1_epi64(j0+j),I{},I{},42,0,o,R);for(int w=0;w<4;w++)st(z+(4*j+w)*B+i,(V)o[w]);}}
__attribute__((noinline)) void icdfonly(){for(int i=0;i<12*B;i+=8)st(z+i,icdf((I)ld(z+i)&(I)_mm512_set1_epi64(0xFFFFFFFF)));}
template<int R> __attribute__((noinline)) void both(uint32_t p0,uint32_t j0){const I iota={0,1,2,3,4,5,6,7};for(int j=0;j<3;j++)for(int i=0;i<B;i+=8){I o[4];philoxR(iota+(int64_t)(p0+i),(I)_mm512_set1_epi64(j0+j),I{},I{},42,0,o,R);for(int w=0;w<4;w++)st(z+(4*j+w)*B+i,icdf(o[w]));}}
// two passes, tails compressed into a list then done densely
alignas(64) static double tq[12*B+8];alignas(64) static uint32_t ti[12*B+16];
__attribute__((noinline)) void compr(uint32_t p0,uint32_t j0){const I iota={0,1,2,3,4,5,6,7};int nt=0;for(int j=0;j<3;j++)for(int i=0;i<B;i+=8){I o[4];philoxR(iota+(int64_t)(p0+i),(I)_mm512_set1_epi64(j0+j),I{},I{},42,0,o,10);
  for(int w=0;w<4;w++){V s,q;int at=(4*j+w)*B+i;st(z+at,central(o[w],s,q));__mmask8 m=_mm512_cmp_pd_mask((__m512d)s,_mm512_set1_pd(.485*.485),_CMP_GT_OQ);
    _mm512_storeu_pd(tq+nt,_mm512_maskz_compress_pd(m,(__m512d)q));_mm256_storeu_si256((__m256i*)(ti+nt),_mm256_maskz_compress_epi32(m,_mm256_add_epi32(_mm256_set1_epi32(at),_mm256_setr_epi32(0,1,2,3,4,5,6,7))));nt+=__builtin_popcount(m);}}
  for(int i=0;i<nt;i+=8){V q=ld(tq+i);V r=tail(q,q);alignas(64) double b[8];st(b,r);int n=std::min(8,nt-i);for(int l=0;l<n;l++)z[ti[i+l]]=b[l];}}
// Box-Muller: 2 words -> 2 normals
INL void sincos2pi(V x,V&sn,V&cs){ // x in [-.5,.5): angle 2 pi x
  V n=(V)_mm512_roundscale_pd((__m512d)(x*4),8);V r=(x-n*.25)*6.283185307179586;V r2=r*r;
  V s=bc(-2.5052108385441718e-8);s=fma(s,r2,bc(2.7557319223985893e-6));s=fma(s,r2,bc(-1.984126984126984e-4));s=fma(s,r2,bc(8.333333333333333e-3));s=fma(s,r2,bc(-1./6));s=fma(s*r2,r,r);
  V c=bc(2.08767569878681e-9);c=fma(c,r2,bc(-2.755731922398589e-7));c=fma(c,r2,bc(2.48015873015873e-5));c=fma(c,r2,bc(-1.388888888888889e-3));c=fma(c,r2,bc(1./24));c=fma(c,r2,bc(-.5));c=fma(c,r2,bc(1));
  __m512i k=_mm512_cvtpd_epi64((__m512d)n);__mmask8 sw=_mm512_test_epi64_mask(k,_mm512_set1_epi64(1));
  __m512d a=_mm512_mask_blend_pd(sw,(__m512d)s,(__m512d)c),b=_mm512_mask_blend_pd(sw,(__m512d)c,(__m512d)s);
  a=(__m512d)_mm512_xor_si512((__m512i)a,_mm512_slli_epi64(_mm512_and_si512(k,_mm512_set1_epi64(2)),62));b=(__m512d)_mm512_xor_si512((__m512i)b,_mm512_slli_epi64(_mm512_and_si512(_mm512_add_epi64(k,_mm512_set1_epi64(1)),_mm512_set1_epi64(2)),62));sn=(V)a;cs=(V)b;}
__attribute__((noinline)) void bm(uint32_t p0,uint32_t j0){const I iota={0,1,2,3,4,5,6,7};for(int j=0;j<3;j++)for(int i=0;i<B;i+=8){I o[4];philoxR(iota+(int64_t)(p0+i),(I)_mm512_set1_epi64(j0+j),I{},I{},42,0,o,10);
  for(int w=0;w<4;w+=2){V u=fma((V)_mm512_cvtepi64_pd((__m512i)o[w]),bc(0x1p-32),bc(0x1p-33)),x=fma((V)_mm512_cvtepi64_pd((__m512i)o[w+1])-2147483648.0,bc(0x1p-32),bc(0x1p-33));V r=(V)_mm512_sqrt_pd((__m512d)(-2*vlog(u))),s,c;sincos2pi(x,s,c);st(z+(4*j+w)*B+i,r*s);st(z+(4*j+w+1)*B+i,r*c);}}}
// float inverse CDF (Giles 2010), 16 lanes, on the 32-bit words of two 8-path groups
typedef float W __attribute__((vector_size(64)));
INL __m512 fbc(float x){return _mm512_set1_ps(x);}
INL __m512 icdff(__m512i k){ __mmask16 neg=_mm512_cmp_epi32_mask(k,_mm512_setzero_si512(),_MM_CMPINT_NLT); // k>=0 -> lower half
  __m512i lo=_mm512_mask_andnot_epi32(k,_knot_mask16(neg),k,_mm512_set1_epi32(-1));__m512 p=_mm512_fmadd_ps(_mm512_cvtepi32_ps(lo),fbc(0x1p-32f),fbc(0x1p-33f)); // min(u,1-u)
  __m512 x=_mm512_fnmadd_ps(p,fbc(2),fbc(1)); // |2u-1|
  __m512 a=_mm512_mul_ps(_mm512_mul_ps(fbc(4),p),_mm512_sub_ps(fbc(1),p)); // 1-x^2
  __m512 e=_mm512_getexp_ps(a),m=_mm512_getmant_ps(a,_MM_MANT_NORM_1_2,_MM_MANT_SIGN_src);__mmask16 g=_mm512_cmp_ps_mask(m,fbc(1.41421356f),_CMP_GE_OQ);m=_mm512_mask_mul_ps(m,g,m,fbc(.5f));e=_mm512_mask_add_ps(e,g,e,fbc(1));
  __m512 y=_mm512_sub_ps(m,fbc(1)),q=fbc(7.0376836292e-2f);for(float c:{-1.1514610310e-1f,1.1676998740e-1f,-1.2420140846e-1f,1.4249322787e-1f,-1.6668057665e-1f,2.0000714765e-1f,-2.4999993993e-1f,3.3333331174e-1f})q=_mm512_fmadd_ps(q,y,fbc(c));
  __m512 y2=_mm512_mul_ps(y,y);__m512 l=_mm512_fmadd_ps(e,fbc(.69314718f),_mm512_fmadd_ps(q,_mm512_mul_ps(y2,y),_mm512_fmadd_ps(y2,fbc(-.5f),y)));__m512 w=_mm512_sub_ps(fbc(0),l);
  __m512 v=_mm512_sub_ps(w,fbc(2.5f)),r=fbc(2.81022636e-08f);for(float c:{3.43273939e-07f,-3.5233877e-06f,-4.39150654e-06f,0.00021858087f,-0.00125372503f,-0.00417768164f,0.246640727f,1.50140941f})r=_mm512_fmadd_ps(r,v,fbc(c));
  __mmask16 tl=_mm512_cmp_ps_mask(w,fbc(5),_CMP_GE_OQ);if(__builtin_expect(tl!=0,0)){v=_mm512_sub_ps(_mm512_sqrt_ps(w),fbc(3));__m512 s=fbc(-0.000200214257f);for(float c:{0.000100950558f,0.00134934322f,-0.00367342844f,0.00573950773f,-0.0076224613f,0.00943887047f,1.00167406f,2.83297682f})s=_mm512_fmadd_ps(s,v,fbc(c));r=_mm512_mask_mov_ps(r,tl,s);}
  r=_mm512_mul_ps(_mm512_mul_ps(r,x),fbc(1.41421356f));return _mm512_mask_sub_ps(r,neg,fbc(0),r);}
__attribute__((noinline)) void flt(uint32_t p0,uint32_t j0){const I iota={0,1,2,3,4,5,6,7};for(int j=0;j<3;j++)for(int i=0;i<B;i+=16){I o[4],h[4];philoxR(iota+(int64_t)(p0+i),(I)_mm512_set1_epi64(j0+j),I{},I{},42,0,o,10);philoxR(iota+(int64_t)(p0+i+8),(I)_mm512_set1_epi64(j0+j),I{},I{},42,0,h,10);
  for(int w=0;w<4;w++){__m512i k=_mm512_inserti64x4(_mm512_castsi256_si512(_mm512_cvtepi64_epi32((__m512i)o[w])),_mm512_cvtepi64_epi32((__m512i)h[w]),1);__m512 r=icdff(k);_mm512_store_pd(z+(4*j+w)*B+i,_mm512_cvtps_pd(_mm512_castps512_ps256(r)));_mm512_store_pd(z+(4*j+w)*B+i+8,_mm512_cvtps_pd(_mm512_extractf32x8_ps(r,1)));}}}
__attribute__((noinline)) void expo(){for(int i=0;i<12*B;i+=8)st(z+i,vexp(ld(z+i)));}
template<class G> void run(const char*n,G g){double best=1e18;double m=0,m2=0,m4=0;for(int r=0;r<7;r++){double t=now();for(int b=0;b<4000;b++){g(b*B,b&15);KEEP;}best=std::min(best,now()-t);}
  long c=0;for(int b=0;b<2000;b++){g(b*B,b&15);KEEP;for(int i=0;i<12*B;i++){double x=z[i];m+=x;m2+=x*x;m4+=x*x*x*x;c++;}}printf("%-40s %.3f ns/normal   mean %+.4f var %.4f kurt %.3f\n",n,best/(4000.*12*B),m/c,m2/c,m4/c);}
int main(){run("philox4x32-10 words only",phonly<10>);run("philox4x32-7 words only",phonly<7>);run("philox10 + rational ICDF, branch tail",both<10>);run("philox7 + rational ICDF",both<7>);run("philox10 + ICDF, tails compressed",compr);run("philox10 + Box-Muller",bm);run("philox10 + float32 ICDF (16 lanes)",flt);
 for(int i=0;i<12*B;i++)z[i]=.1;run("exp only (x -> exp(-.1..)) per value",[](uint32_t,uint32_t){for(int i=0;i<12*B;i++)z[i]=.1;expo();});phonly<10>(1,1);run("icdf only (stale words)",[](uint32_t a,uint32_t b){icdfonly();});}
